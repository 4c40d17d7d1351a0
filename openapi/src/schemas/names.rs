//! Component names: the routes of an application in, every pair of types that cannot share a document out.

use schemars::SchemaGenerator;

use crate::error::AssembleError;
use crate::fragment::{ArgumentSpec, ContentSpec, DependencySpec, ResponseSpec, RouteSpec, Rules, Source};
use crate::schemas::{Components, generator, type_schema};

/// Finds different Rust types that want one component name, in all that the routes and outer dependencies read, answer
/// and refuse with.
///
/// The generator follows the types, so recursion ends with it. Assembling reports the same clashes; this is for
/// applications that serve no document.
pub fn collect_names<'a>(
    routes: impl IntoIterator<Item = &'a RouteSpec>,
    dependencies: impl IntoIterator<Item = &'a DependencySpec>,
) -> Vec<AssembleError> {
    let mut generator = generator();
    for route in routes {
        arguments(route.arguments, &mut generator);
        for dependency in route.dependencies {
            visit(dependency, &mut generator);
        }
        content(route.reply.content.as_ref(), &mut generator);
        responses(route.reply.errors, &mut generator);
        responses(route.responses, &mut generator);
    }
    for dependency in dependencies {
        visit(dependency, &mut generator);
    }
    Components::take(&mut generator).clashes
}

/// Dependencies cannot be in a cycle: the compiler refuses constants that contain themselves.
fn visit(dependency: &DependencySpec, generator: &mut SchemaGenerator) {
    arguments(dependency.arguments, generator);
    responses(dependency.errors, generator);
}

fn arguments(arguments: &[ArgumentSpec], generator: &mut SchemaGenerator) {
    for argument in arguments {
        if let Some(type_) = &argument.origin.type_ {
            type_schema(type_, &Rules::NONE, generator);
        }
        if let Source::Dependency(dependency) = argument.origin.source {
            visit(dependency, generator);
        }
    }
}

fn responses(responses: &[ResponseSpec], generator: &mut SchemaGenerator) {
    for response in responses {
        content(response.content.as_ref(), generator);
    }
}

fn content(content: Option<&ContentSpec>, generator: &mut SchemaGenerator) {
    if let Some(schema) = content.and_then(|content| content.schema) {
        schema(generator);
    }
}
