//! Attribute and signature → a checked route.

use syn::Ident;

use crate::attr::callback::RawCallback;
use crate::attr::comment;
use crate::attr::route::RawRoute;
use crate::check::argument::Context;
use crate::check::{argument, function, limit, path, response};
use crate::diag::{Faults, nearest};
use crate::model::route::{Callback, Route};
use crate::signature::function::RawFunction;

const METHODS: [&str; 8] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"];

/// Checks a route. `None` only if a fault says why.
pub(crate) fn check(raw: RawRoute, function: RawFunction, faults: &mut Faults) -> Option<Route> {
    function::check(&function, "a handler", faults);
    let method = raw.method.as_ref().and_then(|method| check_method(method, faults));
    let segments = raw.path.as_ref().map(|path| path::segments(path, faults)).unwrap_or_default();
    let variables = segments.iter().filter_map(|segment| segment.variable()).collect();
    let returned = function.returned().cloned();
    let (name, is_async) = (function.name().clone(), function.is_async());
    let arguments = argument::check_all(function.arguments, &Context::Route { variables }, faults);
    let status = raw.status.and_then(|status| response::status(status, faults));
    let responses = response::responses(raw.responses, faults);
    let callbacks = raw.callbacks.into_iter();
    let callbacks =
        callbacks.map(|RawCallback { expression, route }| Callback { expression, route }).collect();
    let shaping = raw.shaping.map(|shaping| response::shaping(shaping, faults));
    let (summary, description) = comment::of_operation(&function.docs, raw.summary.is_some());
    let depends = raw.depends.into_iter().enumerate();
    let depends = depends.map(|(index, raw)| argument::named(raw, &format!("__Key{index}"))).collect();
    let body_keys = raw.body_limit.iter().chain(&raw.body_timeout);
    let body_keys = body_keys.map(|(key, _)| (key.to_string(), key.span())).collect();
    let body_limit = raw.body_limit.map(|(_, limit)| limit);
    let body_limit = body_limit.filter(|limit| limit::bytes("body_limit", limit, faults));
    let body_timeout = raw.body_timeout.and_then(|(_, time)| limit::time("body_timeout", time, faults));
    let timeout = raw.timeout.and_then(|time| limit::time("timeout", time, faults));
    let path = raw.path?;
    Some(Route {
        runtime: raw.runtime,
        name,
        is_async,
        returned,
        visibility: function.visibility,
        calls_deprecated: function.deprecated,
        method: method?,
        unread: path::unread(&path, &segments, &arguments),
        path,
        segments,
        status,
        arguments,
        depends,
        responses,
        callbacks,
        shaping,
        tags: raw.tags,
        summary: raw.summary.or_else(|| summary.as_deref().map(comment::literal)),
        description: raw.description.or_else(|| description.as_deref().map(comment::literal)),
        operation_id: raw.operation_id,
        deprecated: raw.deprecated || function.deprecated,
        hidden: raw.hidden,
        public: raw.public,
        response_description: raw.response_description,
        concurrent: raw.concurrent,
        body_keys,
        body_limit,
        body_timeout,
        timeout,
        strict_content_type: raw.strict_content_type,
        extra: raw.extra,
    })
}

fn check_method(method: &Ident, faults: &mut Faults) -> Option<String> {
    let word = method.to_string();
    if METHODS.contains(&word.as_str()) {
        return Some(word);
    }
    let meant = nearest(&word.to_uppercase(), &METHODS);
    let message = match meant {
        Some(meant) => format!("unknown method `{word}`, did you mean `{meant}`?"),
        None => format!("unknown method `{word}`, write one of {}", crate::diag::listed(&METHODS)),
    };
    faults.at(method.span(), message);
    None
}
