//! Attribute and item → a checked dependency.

use crate::attr::dependency::RawDependency;
use crate::check::argument::Context;
use crate::check::{argument, function};
use crate::diag::Faults;
use crate::model::argument::{Argument, Named, Origin};
use crate::model::dependency::{Call, Dependency, Item};
use crate::signature::function::RawFunction;
use crate::signature::structure::RawStructure;

const ROLE: &str = "a dependency";

/// Checks a dependency function.
pub(crate) fn check_function(raw: RawDependency, function: RawFunction, faults: &mut Faults) -> Dependency {
    function::check(&function, ROLE, faults);
    let call = match (function.is_async(), raw.blocking) {
        (true, None) => Call::Async,
        (false, None) => Call::Inline,
        (false, Some(_)) => Call::Blocking,
        (true, Some(span)) => {
            faults.at(span, "an `async fn` does not run in the blocking pool: remove `blocking` or `async`");
            Call::Async
        }
    };
    let (name, returned) = (function.name().clone(), function.returned().cloned());
    let mut arguments = argument::check_all(function.arguments, &Context::Dependency, faults);
    check_count(&arguments, faults);
    // Longer ways back are the compiler's to find.
    arguments.retain(|argument| match &argument.origin {
        Origin::Dependency(Named { path, .. }) if path.is_ident(&name) => {
            let message =
                format!("`{name}` depends on itself: name another dependency, or take the argument out");
            faults.over(path, message);
            false
        }
        _ => true,
    });
    Dependency {
        runtime: raw.runtime,
        item: Item::Function { call, returned: returned.map(Box::new) },
        name,
        visibility: function.visibility,
        calls_deprecated: function.deprecated,
        arguments,
        shared: raw.shared,
        guard: raw.guard,
        function_scope: raw.function_scope.is_some(),
    }
}

/// `core` has tuples of up to eight.
fn check_count(arguments: &[Argument], faults: &mut Faults) {
    if let Some(ninth) = arguments.iter().filter(|argument| argument.is_fixed()).nth(8) {
        faults.at(ninth.type_span, "a dependency has at most eight fixed arguments: make a struct of some");
    }
}

/// Checks a dependency struct.
pub(crate) fn check_structure(
    raw: RawDependency,
    structure: RawStructure,
    faults: &mut Faults,
) -> Dependency {
    let types = structure.arguments.iter().map(|argument| &argument.ty);
    function::generics(&structure.generics, ROLE, types, faults);
    if let Some(span) = structure.unnamed {
        faults.at(span, "the fields of a dependency are named: their names are the arguments' names");
    }
    if let Some(span) = raw.blocking {
        faults.at(span, "a struct runs no code of its own: remove `blocking`");
    }
    if let Some(span) = raw.function_scope {
        faults.at(span, "a struct has no teardown of its own: say the `scope` of what its fields depend on");
    }
    Dependency {
        runtime: raw.runtime,
        name: structure.name,
        visibility: structure.visibility,
        calls_deprecated: false,
        item: Item::Structure,
        arguments: argument::check_all(structure.arguments, &Context::Structure, faults),
        shared: raw.shared,
        guard: raw.guard,
        function_scope: raw.function_scope.is_some(),
    }
}
