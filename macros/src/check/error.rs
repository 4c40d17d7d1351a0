//! `#[derive(ApiError)]` as typed → errors that answer with something, or faults.
//!
//! In: [`RawError`]. Out: [`ErrorModel`]. Whether a field can be printed and whether a transparent error is one is
//! asked by the expansion.

use proc_macro2::Span;
use syn::{Expr, ExprLit, Field, Lit, LitStr};

use crate::attr::error::{RawAnswer, RawCase, RawError, RawHeader};
use crate::check::template;
use crate::diag::Faults;
use crate::model::error::{Answer, Case, ErrorModel, Source, Template};

/// Checks every case. Cases with faults are left out, but their sources stay, so that `?` still works.
pub(crate) fn check(raw: RawError, faults: &mut Faults) -> ErrorModel {
    let RawError { item, cases } = raw;
    let sources = cases.iter().filter_map(|case| source(case, faults)).collect();
    let cases: Vec<Case> = cases.into_iter().filter_map(|case| check_case(case, faults)).collect();
    let passes_on = cases.iter().any(|case| matches!(case.answer, Answer::Transparent(..)));
    if let (true, Some(parameter)) = (passes_on, item.generics.type_params().next()) {
        faults.at(
            parameter.ident.span(),
            "an error with type parameters cannot pass another one on: write the type instead",
        );
    }
    ErrorModel { item, cases, sources }
}

fn check_case(raw: RawCase, faults: &mut Faults) -> Option<Case> {
    let RawCase { variant, span, options, fields, .. } = raw;
    let Some(options) = options else {
        let name = variant.as_ref().map_or("an error".to_owned(), |variant| format!("`{variant}`"));
        let form = "write `#[error(status = 404, detail = \"…\")]` or `#[error(transparent)]`";
        faults.at(span, format!("{name} does not say what it answers with: {form}"));
        return None;
    };
    let answer = match options.transparent {
        Some(span) => transparent(span, options, &fields, faults),
        None => own(options, &fields, faults),
    };
    Some(Case { variant, answer: answer? })
}

fn source(raw: &RawCase, faults: &mut Faults) -> Option<Source> {
    let span = raw.from?;
    let [only] = raw.fields.as_slice() else {
        faults.at(span, "`#[from]` makes the error of one value: it must be the only field");
        return None;
    };
    Some(Source { variant: raw.variant.clone(), member: template::member(0, only), type_: only.ty.clone() })
}

fn transparent(span: Span, options: RawAnswer, fields: &[Field], faults: &mut Faults) -> Option<Answer> {
    let contradicts = |key: &str| format!("a transparent error answers with what it holds: remove `{key}`");
    if let Some(status) = &options.status {
        faults.over(status, contradicts("status"));
    }
    if let Some(detail) = &options.detail {
        faults.at(detail.span(), contradicts("detail"));
    }
    if let Some(header) = options.headers.first() {
        faults.at(header.name.span(), contradicts("headers"));
    }
    match fields {
        [only] => Some(Answer::Transparent(template::member(0, only), Box::new(only.ty.clone()))),
        _ => {
            faults.at(span, "a transparent error holds exactly one other error: write `Name(HttpError)`");
            None
        }
    }
}

fn own(options: RawAnswer, fields: &[Field], faults: &mut Faults) -> Option<Answer> {
    let detail = options.detail.map(|text| template::check(&text, fields, faults));
    let headers = options
        .headers
        .into_iter()
        .filter_map(|header| check_header(header, fields, faults))
        .collect::<Vec<_>>();
    let status = match options.status {
        Some(status) => check_status(&status, faults)?,
        None => {
            if !options.broken {
                faults.at(options.span, "the status is missing: write `status = 404`");
            }
            return None;
        }
    };
    Some(Answer::Own { status, detail, headers })
}

fn check_status(status: &Expr, faults: &mut Faults) -> Option<u16> {
    let message = match status {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => match number.base10_parse::<u16>() {
            Ok(status @ 400..=599) => return Some(status),
            _ => format!("{} is no error's status: write one from 400 to 599", number.base10_digits()),
        },
        _ => "`status` takes a number, the document must know it: write `status = 404`".to_owned(),
    };
    faults.over(status, message);
    None
}

fn check_header(raw: RawHeader, fields: &[Field], faults: &mut Faults) -> Option<(String, Template)> {
    let name = raw.name.value();
    if name.is_empty() || !name.bytes().all(is_token) {
        faults.at(raw.name.span(), format!("{name:?} is no name of a header field"));
        return None;
    }
    refuse_control(&raw.value, faults);
    Some((name.to_ascii_lowercase(), template::check(&raw.value, fields, faults)))
}

fn refuse_control(value: &LitStr, faults: &mut Faults) {
    if value.value().chars().any(char::is_control) {
        faults.at(value.span(), "a header field's value is one line without control characters");
    }
}

/// RFC 9110, section 5.6.2.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
