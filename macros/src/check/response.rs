//! Statuses, of the success and of `responses(…)`.

use syn::ext::IdentExt;
use syn::{Ident, LitInt};

use crate::attr::response::RawResponse;
use crate::attr::shaping::RawShaping;
use crate::diag::Faults;
use crate::model::route::{Response, Shaping};

/// Checks the status of a success.
pub(crate) fn status(status: LitInt, faults: &mut Faults) -> Option<LitInt> {
    let message = match status.base10_parse::<u16>() {
        Ok(200..=599) if status.suffix().is_empty() => return Some(status),
        Ok(100..=199) => "a status below 200 is no answer yet: write one from 200 to 599",
        _ => "a status is a number from 200 to 599",
    };
    faults.over(status, message);
    None
}

/// Checks `responses(…)`; each status stands once.
pub(crate) fn responses(raw: Vec<RawResponse>, faults: &mut Faults) -> Vec<Response> {
    let mut responses: Vec<Response> = Vec::new();
    for RawResponse { status, span, content, description } in raw {
        if !is_status(&status) {
            faults.at(span, format!("`{status}` is no status: write `404`, `4XX` or `default`"));
        } else if responses.iter().any(|earlier| earlier.status == status) {
            faults.at(span, format!("the response `{status}` is given twice"));
        } else {
            responses.push(Response { status, content, description });
        }
    }
    responses
}

/// Checks `response(…)`.
pub(crate) fn shaping(raw: RawShaping, faults: &mut Faults) -> Shaping {
    let RawShaping { exclude_none, exclude_defaults, by_name, include, exclude } = raw;
    if let Some(name) = exclude.iter().find(|name| include.contains(name)) {
        faults.at(name.span(), format!("`{name}` is included and excluded: keep one of them"));
    }
    let names = |names: Vec<Ident>| names.iter().map(|name| name.unraw().to_string()).collect();
    let (include, exclude) = (names(include), names(exclude));
    Shaping { exclude_none, exclude_defaults, by_name, include, exclude }
}

fn is_status(text: &str) -> bool {
    if text == "default" {
        return true;
    }
    let mut characters = text.chars();
    let first = characters.next().is_some_and(|first| ('1'..='5').contains(&first));
    let rest = characters.as_str();
    first && (rest == "XX" || rest.len() == 2 && rest.chars().all(|digit| digit.is_ascii_digit()))
}
