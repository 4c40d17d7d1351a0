//! Component names: the routes of an application in, every pair of types that cannot share a document out.

use crate::error::AssembleError;
use crate::fragment::{ArgumentSpec, ContentSpec, DependencySpec, ResponseSpec, RouteSpec, Rules, Source};
use crate::schemas::{Generators, type_schema};

/// Finds different Rust types that want one component name, in all that the routes and outer dependencies read, answer
/// and refuse with.
///
/// The generator follows the types, so recursion ends with it. Assembling reports the same clashes; this is for
/// applications that serve no document.
pub fn collect_names<'a>(
    routes: impl IntoIterator<Item = &'a RouteSpec>,
    dependencies: impl IntoIterator<Item = &'a DependencySpec>,
) -> Vec<AssembleError> {
    let mut generators = Generators::new(true);
    for route in routes {
        arguments(route.arguments, &mut generators);
        for used in route.dependencies {
            visit(used.dependency, &mut generators);
        }
        content(route.reply.content.as_ref(), &mut generators);
        responses(route.reply.errors, &mut generators);
        responses(route.responses, &mut generators);
    }
    for dependency in dependencies {
        visit(dependency, &mut generators);
    }
    generators.take().0.clashes
}

/// Dependencies cannot be in a cycle: the compiler refuses constants that contain themselves.
fn visit(dependency: &DependencySpec, generators: &mut Generators) {
    arguments(dependency.arguments, generators);
    responses(dependency.errors, generators);
}

fn arguments(arguments: &[ArgumentSpec], generators: &mut Generators) {
    for argument in arguments {
        if let Some(type_) = &argument.origin.type_ {
            type_schema(type_, &Rules::NONE, generators.input());
        }
        if let Source::Dependency(dependency) = argument.origin.source {
            visit(dependency, generators);
        }
    }
}

fn responses(responses: &[ResponseSpec], generators: &mut Generators) {
    for response in responses {
        content(response.content.as_ref(), generators);
    }
}

fn content(content: Option<&ContentSpec>, generators: &mut Generators) {
    if let Some(schema) = content.and_then(|content| content.schema) {
        schema(generators.output());
    }
}
