//! Ported applications of FastAPI's tutorial, a module for each chapter: a Rosetta stone.
//!
//! Names are those of `../shared/parity/INDEX.md`: `chapter.tutorialNNN`.

mod additional_responses;
mod additional_status_codes;
mod advanced_middleware;
mod app_testing;
mod async_tests;
mod background_tasks;
mod behind_a_proxy;
mod body;
mod body_multiple_params;
mod body_nested_models;
mod body_updates;
mod configure_swagger_ui;
mod cookie_param_models;
mod cookie_params;
mod cors;
mod custom_response;
mod dataclasses;
mod debugging;
mod dependencies;
mod events;
mod extending_openapi;
mod extra_models;
mod first_steps;
mod frontend;
mod generate_clients;
mod handling_errors;
mod header_param_models;
mod header_params;
mod metadata;
mod middleware;
mod openapi_webhooks;
mod path_operation_advanced_configuration;
mod path_operation_configuration;
mod path_params;
mod path_params_numeric_validations;
mod query_param_models;
mod query_params;
mod query_params_str_validations;
mod request_files;
mod request_form_models;
mod request_forms;
mod response_cookies;
mod response_directly;
mod response_headers;
mod response_model;
mod response_status_code;
mod schema_extra_example;
mod security;
mod separate_openapi_schemas;
mod server_sent_events;
mod settings;
mod static_files;
mod stream_data;
mod stream_json_lines;
mod strict_content_type;
mod sub_applications;

/// Python's `items[start:end]`: below zero they count from the end, and beyond it is nothing.
fn slice<T>(items: &[T], start: i64, end: i64) -> &[T] {
    let length = items.len() as i64;
    let place = |at: i64| if at < 0 { (length + at).max(0) } else { at.min(length) } as usize;
    items.get(place(start)..place(end)).unwrap_or_default()
}

macro_rules! apps {
    ($($chapter:ident: $($app:ident)+;)+) => {
        /// Name and maker of every ported application.
        pub const APPS: &[super::Named] = &[
            $($((concat!(stringify!($chapter), ".", stringify!($app)), $chapter::$app::app),)+)+
        ];
    };
}

apps! {
    additional_responses: tutorial001 tutorial002;
    additional_status_codes: tutorial001;
    advanced_middleware: tutorial001 tutorial003;
    app_testing: app_a tutorial001 tutorial003 tutorial004;
    async_tests: app_a;
    background_tasks: tutorial001;
    behind_a_proxy: tutorial001 tutorial002 tutorial004;
    body: tutorial001 tutorial002 tutorial004;
    body_multiple_params: tutorial001 tutorial003 tutorial005;
    body_nested_models: tutorial001 tutorial002 tutorial004 tutorial005 tutorial007 tutorial009;
    body_updates: tutorial001;
    configure_swagger_ui: tutorial001 tutorial002;
    cookie_param_models: tutorial001;
    cookie_params: tutorial001;
    cors: tutorial001;
    custom_response: tutorial001 tutorial003 tutorial005 tutorial006 tutorial006c tutorial009 tutorial009c;
    dataclasses: tutorial001 tutorial003;
    debugging: tutorial001;
    dependencies: tutorial001 tutorial002 tutorial004 tutorial006 tutorial008b tutorial008d tutorial012;
    events: tutorial001 tutorial002;
    extending_openapi: tutorial001;
    extra_models: tutorial001 tutorial003 tutorial005;
    first_steps: tutorial001 tutorial003;
    frontend: tutorial001 tutorial002 tutorial004 tutorial006;
    generate_clients: tutorial001 tutorial003;
    handling_errors: tutorial001 tutorial003 tutorial005;
    header_param_models: tutorial001 tutorial003;
    header_params: tutorial001 tutorial003;
    metadata: tutorial001 tutorial002 tutorial004;
    middleware: tutorial001;
    openapi_webhooks: tutorial001;
    path_operation_advanced_configuration: tutorial001 tutorial003 tutorial005;
    path_operation_configuration: tutorial001 tutorial002 tutorial003 tutorial005;
    path_params: tutorial001 tutorial002 tutorial003 tutorial004;
    path_params_numeric_validations: tutorial001 tutorial002 tutorial004 tutorial005;
    query_param_models: tutorial001;
    query_params: tutorial001 tutorial002 tutorial004 tutorial005;
    query_params_str_validations: tutorial001 tutorial002 tutorial004 tutorial006 tutorial007 tutorial008
        tutorial010 tutorial011 tutorial013;
    request_files: tutorial001 tutorial001_03 tutorial002;
    request_form_models: tutorial001;
    request_forms: tutorial001;
    response_cookies: tutorial001;
    response_directly: tutorial001;
    response_headers: tutorial002;
    response_model: tutorial001 tutorial002 tutorial003 tutorial003_02 tutorial003_05 tutorial004 tutorial006;
    response_status_code: tutorial001;
    schema_extra_example: tutorial001 tutorial003 tutorial004;
    security: tutorial001 tutorial003 tutorial004 tutorial006;
    separate_openapi_schemas: tutorial001;
    server_sent_events: tutorial001 tutorial003 tutorial004;
    settings: app01 tutorial001;
    static_files: tutorial001;
    stream_data: tutorial001;
    stream_json_lines: tutorial001;
    strict_content_type: tutorial001;
    sub_applications: tutorial001;
}
