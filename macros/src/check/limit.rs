//! What a route says of sizes and times: `body_limit`, `body_timeout`, `timeout`.

use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit};

use crate::diag::Faults;
use crate::model::route::Time;

/// Whether it can be a number of bytes. What is no literal is left to rustc.
pub(crate) fn bytes(key: &str, limit: &Expr, faults: &mut Faults) -> bool {
    let is_number = !matches!(limit, Expr::Lit(ExprLit { lit, .. }) if !matches!(lit, Lit::Int(_)));
    if !is_number {
        let message = format!("`{key}` takes a number of bytes: write `{key} = 2_000_000`");
        faults.at(limit.span(), message);
    }
    is_number
}

/// A time: a number of seconds, whole or not, or an expression that is a `Duration`.
pub(crate) fn time(key: &str, time: Expr, faults: &mut Faults) -> Option<Time> {
    let remedy = format!("write `{key} = 5` or `{key} = 0.5`, or a `Duration` that is a const");
    let seconds = match &time {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse::<u32>().ok().map(f64::from),
        Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => number.base10_parse::<f64>().ok(),
        Expr::Lit(_) | Expr::Unary(_) => None,
        _ => return Some(Time::Duration(time)),
    };
    let milliseconds = seconds.map(|seconds| (seconds * 1000.0).round());
    match milliseconds {
        // A month in milliseconds is far below what an `f64` holds exactly.
        Some(milliseconds) if (1.0..=2_592_000_000.0).contains(&milliseconds) => {
            Some(Time::Milliseconds(milliseconds as u64))
        }
        Some(_) => {
            faults.over(&time, format!("`{key}` is between a millisecond and 30 days, in seconds: {remedy}"));
            None
        }
        None => {
            faults.over(&time, format!("`{key}` takes a number of seconds: {remedy}"));
            None
        }
    }
}
