//! `#[get("/path", key = value…)]` and `#[route(METHOD, "/path", …)]` → what was written.

use proc_macro2::{Span, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Ident, LitInt, LitStr, Token};

use crate::attr::callback::{self, RawCallback};
use crate::attr::named::RawNamed;
use crate::attr::options::{Options, RawValue, comma_separated};
use crate::attr::response::RawResponse;
use crate::attr::shaping::RawShaping;
use crate::diag::Faults;
use crate::runtime::Runtime;

/// A route attribute, as written. What could not be read is absent, and a fault says so.
#[derive(Debug)]
pub(crate) struct RawRoute {
    /// How the expansion names the runtime.
    pub(crate) runtime: Runtime,
    /// `GET`, or the first word of `#[route(…)]`.
    pub(crate) method: Option<Ident>,
    /// The path.
    pub(crate) path: Option<LitStr>,
    /// `status = 201`.
    pub(crate) status: Option<LitInt>,
    pub(crate) tags: Vec<Expr>,
    pub(crate) summary: Option<Expr>,
    pub(crate) description: Option<Expr>,
    pub(crate) operation_id: Option<Expr>,
    pub(crate) deprecated: bool,
    pub(crate) hidden: bool,
    pub(crate) public: bool,
    pub(crate) response_description: Option<Expr>,
    pub(crate) responses: Vec<RawResponse>,
    pub(crate) callbacks: Vec<RawCallback>,
    pub(crate) shaping: Option<RawShaping>,
    pub(crate) depends: Vec<RawNamed>,
    pub(crate) concurrent: bool,
    pub(crate) body_limit: Option<(Ident, Expr)>,
    pub(crate) body_timeout: Option<(Ident, Expr)>,
    pub(crate) timeout: Option<Expr>,
    pub(crate) strict_content_type: Option<bool>,
    pub(crate) extra: Option<Expr>,
}

/// Which attribute it is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RouteAttribute {
    /// `#[get(…)]` and its like, with the method in upper case.
    Method(&'static str),
    /// `#[route(METHOD, …)]`.
    Route,
}

impl RouteAttribute {
    /// The attribute as the user knows it.
    pub(crate) fn shown(self) -> String {
        match self {
            Self::Method(method) => format!("#[{}]", method.to_lowercase()),
            Self::Route => "#[route]".to_owned(),
        }
    }

    fn example(self) -> String {
        match self {
            Self::Method(method) => format!("#[{}(\"/items/<id>\")]", method.to_lowercase()),
            Self::Route => "#[route(GET, \"/items/<id>\")]".to_owned(),
        }
    }
}

impl RawRoute {
    /// Reads the tokens between the attribute's parentheses.
    pub(crate) fn read(attribute: RouteAttribute, tokens: TokenStream, faults: &mut Faults) -> Self {
        let (method, path, rest) = head(attribute, tokens, faults);
        let mut options = Options::parse(rest, faults);
        let raw = Self {
            runtime: options.runtime(faults),
            method,
            path,
            status: status(&mut options, faults),
            tags: tags(&mut options, faults),
            summary: options.text("summary", faults),
            description: options.text("description", faults),
            operation_id: options.text("operation_id", faults),
            deprecated: options.flag("deprecated", faults).is_some_and(|(_, on)| on),
            hidden: options.flag("hidden", faults).is_some_and(|(_, on)| on),
            public: options.flag("public", faults).is_some_and(|(_, on)| on),
            response_description: options.text("response_description", faults),
            responses: responses(&mut options, faults),
            callbacks: callbacks(&mut options, faults),
            shaping: RawShaping::take(&mut options, faults),
            depends: depends(&mut options, faults),
            concurrent: options.flag("concurrent", faults).is_some_and(|(_, on)| on),
            body_limit: options.expr("body_limit", "body_limit = 1_000_000", faults),
            body_timeout: options.expr("body_timeout", "body_timeout = 600", faults),
            timeout: options.expr("timeout", "timeout = 5", faults).map(|(_, expr)| expr),
            strict_content_type: options.flag("strict_content_type", faults).map(|(_, on)| on),
            extra: extra(&mut options, faults),
        };
        options.finish(&attribute.shown(), faults);
        raw
    }
}

/// The method and the path, then what follows their comma.
fn head(
    attribute: RouteAttribute,
    tokens: TokenStream,
    faults: &mut Faults,
) -> (Option<Ident>, Option<LitStr>, TokenStream) {
    let mut method = None;
    let mut path = None;
    let parsed = (|input: ParseStream<'_>| {
        method = match attribute {
            RouteAttribute::Method(method) => Some(Ident::new(method, Span::call_site())),
            RouteAttribute::Route => Some(read_method(input)?),
        };
        path = Some(read_path(attribute, input)?);
        if !input.is_empty() && !input.peek(Token![,]) {
            return Err(syn::Error::new(input.span(), "expected `,` after the path"));
        }
        input.parse::<Option<Token![,]>>()?;
        if let Ok(second) = input.fork().parse::<LitStr>() {
            let message = "a route has one path: write a second function that calls this one";
            return Err(syn::Error::new(second.span(), message));
        }
        input.parse::<TokenStream>()
    })
    .parse2(tokens);
    let rest = faults.keep(parsed).unwrap_or_default();
    (method, path, rest)
}

fn read_method(input: ParseStream<'_>) -> syn::Result<Ident> {
    let method = match input.parse::<Option<LitStr>>()? {
        Some(text) if text.value().starts_with('/') => {
            let message =
                format!("`#[route]` begins with a method: write `#[route(GET, {:?})]`", text.value());
            return Err(syn::Error::new(text.span(), message));
        }
        Some(text) => {
            let message = format!("the method is a word: write `{}` without quotes", text.value());
            return Err(syn::Error::new(text.span(), message));
        }
        None if input.peek(Ident) => input.parse()?,
        None => {
            return Err(syn::Error::new(
                input.span(),
                "`#[route]` begins with a method: write `#[route(GET, \"/items/<id>\")]`",
            ));
        }
    };
    if input.is_empty() {
        return Ok(method);
    }
    input
        .parse::<Token![,]>()
        .map_err(|error| syn::Error::new(error.span(), "expected `,` after the method"))?;
    Ok(method)
}

fn read_path(attribute: RouteAttribute, input: ParseStream<'_>) -> syn::Result<LitStr> {
    if input.peek(LitStr) {
        return input.parse();
    }
    let is_constant = |path: &Ident| path.to_string().starts_with(char::is_uppercase);
    let computed = match input.fork().parse::<Expr>() {
        Ok(Expr::Macro(_)) => true,
        Ok(Expr::Path(path)) => path.path.segments.last().is_some_and(|last| is_constant(&last.ident)),
        _ => false,
    };
    if computed {
        let message = format!(
            "the path is read before anything is computed: write a literal, `{}`",
            attribute.example()
        );
        return Err(syn::Error::new(input.span(), message));
    }
    let place = match attribute {
        RouteAttribute::Method(_) => "begins with a path",
        RouteAttribute::Route => "takes a path after the method",
    };
    let message = format!("`{}` {place}: write `{}`", attribute.shown(), attribute.example());
    // At the end of the input the parser would point at the whole attribute, which is right; elsewhere at the token.
    Err(syn::Error::new(input.span(), message))
}

fn status(options: &mut Options, faults: &mut Faults) -> Option<LitInt> {
    let (_, value) = options.expr("status", "status = 201", faults)?;
    match value {
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(number), .. }) => Some(number),
        other => {
            faults.over(other, "`status` takes a number: write `status = 201`");
            None
        }
    }
}

/// `openapi_extra = json!({…})`: further keys of the operation.
fn extra(options: &mut Options, faults: &mut Faults) -> Option<Expr> {
    let example = "openapi_extra = json!({ \"x-internal\": true })";
    let (_, value) = options.expr("openapi_extra", example, faults)?;
    if matches!(value, Expr::Lit(_)) {
        faults.over(value, format!("`openapi_extra` takes an object: write `{example}`"));
        return None;
    }
    Some(value)
}

fn tags(options: &mut Options, faults: &mut Faults) -> Vec<Expr> {
    let tags = options.list("tags", "tags(\"items\")", faults);
    tags.map(|(_, tokens)| comma_separated(tokens, faults)).unwrap_or_default()
}

fn responses(options: &mut Options, faults: &mut Faults) -> Vec<RawResponse> {
    let responses = options.list("responses", "responses(404 = Message)", faults);
    responses.map(|(_, tokens)| comma_separated(tokens, faults)).unwrap_or_default()
}

fn callbacks(options: &mut Options, faults: &mut Faults) -> Vec<RawCallback> {
    let callbacks = options.list("callbacks", callback::EXAMPLE, faults);
    callbacks.map(|(_, tokens)| comma_separated(tokens, faults)).unwrap_or_default()
}

/// The key may be repeated, as the scopes of a list are those of all its dependencies.
fn depends(options: &mut Options, faults: &mut Faults) -> Vec<RawNamed> {
    let given = options.take_all("depends").into_iter().flat_map(|option| match option.value {
        RawValue::List(_, tokens) => RawNamed::list(tokens, faults),
        RawValue::Flag | RawValue::Expr(_) => {
            faults.at(option.span(), "`depends` takes a list: write `depends(function)`");
            Vec::new()
        }
    });
    given.collect()
}
