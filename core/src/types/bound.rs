//! Bounds on values that have an order but are no numbers.

use std::cmp::Ordering;

use ferrapi_openapi::fragment::{Bound, Context, Fault, Rules};
use serde_json::Value;

/// A bound that a value breaks, with how it is called.
pub(super) struct Broken {
    kind: &'static str,
    key: &'static str,
    words: &'static str,
    pub(super) bound: Bound,
}

impl Broken {
    /// The fault, with the bound as the message and as the context show it.
    pub(super) fn fault(&self, shown: &str, context: Value) -> Fault {
        Fault {
            kind: self.kind,
            message: format!("Input should be {} {shown}", self.words).into(),
            context: Some(Context::Entry(self.key, context)),
        }
    }
}

/// The first bound that a value breaks, in pydantic's order. `order` compares the value with a bound; a bound that is
/// no value of the type was refused while the program was compiled, and binds nothing.
#[inline]
pub(super) fn broken(rules: &Rules, order: impl Fn(Bound) -> Option<Ordering>) -> Option<Broken> {
    let breaks = |bound: Option<Bound>, holds: fn(Ordering) -> bool| {
        bound.filter(|bound| order(*bound).is_some_and(|order| !holds(order)))
    };
    if let Some(bound) = breaks(rules.le, Ordering::is_le) {
        return Some(Broken { kind: "less_than_equal", key: "le", words: "less than or equal to", bound });
    }
    if let Some(bound) = breaks(rules.lt, Ordering::is_lt) {
        return Some(Broken { kind: "less_than", key: "lt", words: "less than", bound });
    }
    if let Some(bound) = breaks(rules.ge, Ordering::is_ge) {
        return Some(Broken {
            kind: "greater_than_equal",
            key: "ge",
            words: "greater than or equal to",
            bound,
        });
    }
    let bound = breaks(rules.gt, Ordering::is_gt)?;
    Some(Broken { kind: "greater_than", key: "gt", words: "greater than", bound })
}

/// The text of a bound that is written as text: of a date, a time, a length of time.
#[cfg(feature = "speedate")]
pub(super) fn text(bound: Bound) -> Option<&'static str> {
    match bound {
        Bound::Text(text) => Some(text),
        Bound::Int(_) | Bound::Float(_) => None,
    }
}
