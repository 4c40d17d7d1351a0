//! Statuses, of the success and of `responses(…)`.

use syn::ext::IdentExt;
use syn::{Ident, LitInt};

use crate::attr::content::RawContent;
use crate::attr::response::RawResponse;
use crate::attr::shaping::RawShaping;
use crate::diag::Faults;
use crate::model::route::{Content, Response, Shaping};

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
    for RawResponse { status, span, content, others, description } in raw {
        if !is_status(&status) {
            faults.at(span, format!("`{status}` is no status: write `404`, `4XX` or `default`"));
        } else if responses.iter().any(|earlier| earlier.status == status) {
            faults.at(span, format!("the response `{status}` is given twice"));
        } else {
            let others = others.into_iter().filter_map(|raw| media_type(raw, faults)).collect();
            responses.push(Response { status, content, others, description });
        }
    }
    responses
}

/// Checks a media type: a type and a subtype (RFC 9110 section 8.3.1).
pub(crate) fn media_type(raw: RawContent, faults: &mut Faults) -> Option<Content> {
    let media_type = raw.media_type.value();
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic());
    let (essence, _) = media_type.split_once(';').unwrap_or((&media_type, ""));
    match essence.split_once('/') {
        Some((kind, subtype)) if is_word(kind) && is_word(subtype) && !subtype.contains('/') => {
            Some(Content { media_type, ty: raw.ty })
        }
        _ => {
            let message = format!("`{media_type}` is no media type: write one such as `image/png`");
            faults.at(raw.media_type.span(), message);
            None
        }
    }
}

/// Checks `response(…)`.
pub(crate) fn shaping(raw: RawShaping, faults: &mut Faults) -> Shaping {
    let RawShaping { exclude_none, exclude_defaults, by_name, include, exclude } = raw;
    if let Some(name) = exclude.iter().find(|name| include.contains(name)) {
        faults.at(name.span(), format!("`{name}` is included and excluded: keep one of them"));
    }
    let names =
        |names: Vec<Ident>| names.iter().map(|name| (name.unraw().to_string(), name.span())).collect();
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
