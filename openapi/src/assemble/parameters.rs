//! Parameters: the arguments that are read from path, query, header fields and cookies in, Parameter Objects out.

use indexmap::IndexMap;
use schemars::{Schema, SchemaGenerator};

use crate::fragment::{ArgumentSpec, Arity, FieldSpec, ModelSpec, Shape, Source, TypeSpec, ValueOf};
use crate::model::{Example, Parameter, ParameterIn};
use crate::schemas::{inner_shape, is_reference, title_case, type_schema};

/// What an operation reads outside the body.
pub(super) struct Parameters {
    /// To be listed: one per name and place, a required one winning over an optional one; path, query, header, cookie.
    pub(super) listed: Vec<Parameter>,
    /// Whether any is read at all, hidden ones too: then the request can be refused.
    pub(super) any: bool,
}

/// The parameters among an operation's arguments.
pub(super) fn parameters(
    arguments: &[&'static ArgumentSpec],
    variables: &[String],
    generator: &mut SchemaGenerator,
) -> Parameters {
    let mut found = IndexMap::<(ParameterIn, String), Parameter>::new();
    let mut any = false;
    for argument in arguments {
        let Some(place) = place(argument, variables) else { continue };
        any = true;
        if argument.docs.hidden {
            continue;
        }
        for parameter in written(argument, place, generator) {
            match found.get(&(place, parameter.name.clone())) {
                Some(earlier) if earlier.required || !parameter.required => {}
                _ => {
                    found.insert((place, parameter.name.clone()), parameter);
                }
            }
        }
    }
    let mut listed: Vec<_> = found.into_values().collect();
    listed.sort_by_key(|parameter| parameter.place);
    Parameters { listed, any }
}

/// Where it stands. A scalar of a dependency that is not marked is a path variable's value if the full path has one of
/// that name, and a query's otherwise.
fn place(argument: &ArgumentSpec, variables: &[String]) -> Option<ParameterIn> {
    match argument.origin.source {
        Source::Path => Some(ParameterIn::Path),
        Source::Query => Some(ParameterIn::Query),
        Source::PathOrQuery => {
            let one = argument.origin.type_.is_none_or(|type_| type_.arity == Arity::One);
            let variable = one && variables.iter().any(|name| name == argument.name);
            Some(if variable { ParameterIn::Path } else { ParameterIn::Query })
        }
        Source::Header => Some(ParameterIn::Header),
        Source::Cookie => Some(ParameterIn::Cookie),
        Source::Body
        | Source::RawBody
        | Source::BodyStream
        | Source::Form
        | Source::File
        | Source::State(_)
        | Source::Extension(_)
        | Source::Tasks
        | Source::Head
        | Source::Shutdown
        | Source::Dependency(_)
        | Source::Security(_)
        | Source::Scopes
        | Source::Fixed => None,
    }
}

fn written(argument: &ArgumentSpec, place: ParameterIn, generator: &mut SchemaGenerator) -> Vec<Parameter> {
    match &argument.origin.type_ {
        Some(type_) if type_.arity == Arity::Spread => {
            let (Shape::Model(model), optional) = inner_shape(type_.shape) else { return Vec::new() };
            let present = argument.required && !optional;
            let mut parameters = Vec::new();
            let hyphens = place == ParameterIn::Header && !argument.keep_underscores;
            spread(model, present, place, hyphens, generator, &mut parameters);
            parameters
        }
        Some(type_) => vec![single(argument, type_, place, generator)],
        None => Vec::new(),
    }
}

fn single(
    argument: &ArgumentSpec,
    type_: &TypeSpec,
    place: ParameterIn,
    generator: &mut SchemaGenerator,
) -> Parameter {
    let mut schema = type_schema(type_, argument.rules, generator);
    describe(&mut schema, argument.name, argument.docs, argument.default);
    Parameter {
        name: argument.name.to_owned(),
        place,
        required: place == ParameterIn::Path || (argument.required && !type_.optional),
        description: argument.docs.description.map(str::to_owned),
        deprecated: argument.docs.deprecated,
        schema,
        examples: Example::all(argument.docs.openapi_examples),
    }
}

/// A model's fields, each a parameter of its own.
fn spread(
    model: &ModelSpec,
    present: bool,
    place: ParameterIn,
    hyphens: bool,
    generator: &mut SchemaGenerator,
    parameters: &mut Vec<Parameter>,
) {
    for field in model.fields.iter().filter(|field| field.read && !field.docs.hidden) {
        if field.flatten {
            if let Some((Shape::Model(inner), optional)) = field.type_.map(|type_| inner_shape(type_.shape)) {
                spread(inner, present && !optional, place, hyphens, generator, parameters);
            }
            continue;
        }
        parameters.push(Parameter {
            name: wire_name(field, hyphens),
            place,
            required: place == ParameterIn::Path || (present && field.required),
            description: field.docs.description.map(str::to_owned),
            deprecated: field.docs.deprecated,
            schema: field_parameter(field, generator),
            examples: IndexMap::new(),
        });
    }
}

/// Header fields have hyphens where Rust names have underscores; an alias is the name as it is.
fn wire_name(field: &FieldSpec, hyphens: bool) -> String {
    if hyphens && field.name == field.ident { field.name.replace('_', "-") } else { field.name.to_owned() }
}

pub(super) fn field_parameter(field: &FieldSpec, generator: &mut SchemaGenerator) -> Schema {
    let mut schema = match &field.type_ {
        Some(type_) => type_schema(type_, field.rules, generator),
        None => Schema::default(),
    };
    describe(&mut schema, field.name, field.docs, field.default);
    schema
}

/// Title, what a person wrote, default: as FastAPI does for whatever is no model's property.
pub(super) fn describe(
    schema: &mut Schema,
    name: &str,
    docs: crate::fragment::Docs,
    default: Option<ValueOf>,
) {
    let title = docs.title.map(str::to_owned).or_else(|| (!is_reference(schema)).then(|| title_case(name)));
    let object = schema.ensure_object();
    crate::schemas::annotate(object, title.as_deref(), &docs);
    if let Some(default) = crate::schemas::shown_default(default, &docs) {
        object.insert("default".into(), default);
    }
}
