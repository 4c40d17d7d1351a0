//! `#[security(http_basic(realm = "staff"), optional)]` → what was written.

use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::{Expr, ExprLit, ExprPath, Ident, Lit, LitStr, Token};

use crate::attr::options::{Options, RawOption, RawValue, comma_separated, leading_text};
use crate::diag::Faults;
use crate::runtime::Runtime;

/// A security attribute, as written.
#[derive(Debug)]
pub(crate) struct RawSecurity {
    /// How the expansion names the runtime.
    pub(crate) runtime: Runtime,
    /// In the order of [`Kind::ALL`]; there should be one.
    pub(crate) schemes: Vec<RawScheme>,
    /// Something could not be read, or is unknown: absent schemes mean nothing.
    pub(crate) broken: bool,
    /// The scheme's name in the document.
    pub(crate) name: Option<LitStr>,
    pub(crate) description: Option<Expr>,
    pub(crate) optional: bool,
}

/// A kind of scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    OAuth2Password,
    OAuth2AuthorizationCode,
    HttpBearer,
    HttpBasic,
    HttpDigest,
    ApiKey,
    OpenIdConnect,
}

/// A scheme with all keys that any scheme may have.
#[derive(Debug)]
pub(crate) struct RawScheme {
    pub(crate) kind: Kind,
    /// The scheme's word, for messages.
    pub(crate) span: Span,
    /// Something in it could not be read, or is unknown: absent keys mean nothing.
    pub(crate) broken: bool,
    pub(crate) authorization_url: Option<Expr>,
    pub(crate) token_url: Option<Expr>,
    pub(crate) refresh_url: Option<Expr>,
    pub(crate) url: Option<Expr>,
    pub(crate) format: Option<Expr>,
    pub(crate) realm: Option<LitStr>,
    pub(crate) scopes: Vec<RawScope>,
    /// `header = "X-Key"` and its like, as written.
    pub(crate) keys: Vec<(Ident, LitStr)>,
}

/// `"me" = "Read me."`.
#[derive(Debug)]
pub(crate) struct RawScope {
    /// A literal or a constant.
    pub(crate) name: Expr,
    /// Text.
    pub(crate) description: Expr,
}

impl Kind {
    pub(crate) const ALL: [Self; 7] = [
        Self::OAuth2Password,
        Self::OAuth2AuthorizationCode,
        Self::HttpBearer,
        Self::HttpBasic,
        Self::HttpDigest,
        Self::ApiKey,
        Self::OpenIdConnect,
    ];

    /// The scheme as the attribute calls it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::OAuth2Password => "oauth2_password",
            Self::OAuth2AuthorizationCode => "oauth2_authorization_code",
            Self::HttpBearer => "http_bearer",
            Self::HttpBasic => "http_basic",
            Self::HttpDigest => "http_digest",
            Self::ApiKey => "api_key",
            Self::OpenIdConnect => "open_id_connect",
        }
    }

    /// The scheme in full.
    pub(crate) fn example(self) -> &'static str {
        match self {
            Self::OAuth2Password => "oauth2_password(token_url = \"token\")",
            Self::OAuth2AuthorizationCode => {
                "oauth2_authorization_code(authorization_url = \"authorize\", token_url = \"token\")"
            }
            Self::HttpBearer => "http_bearer",
            Self::HttpBasic => "http_basic",
            Self::HttpDigest => "http_digest",
            Self::ApiKey => "api_key(header = \"x-key\")",
            Self::OpenIdConnect => "open_id_connect(url = \"/.well-known/openid-configuration\")",
        }
    }
}

impl RawSecurity {
    /// Reads the tokens between the attribute's parentheses.
    pub(crate) fn read(tokens: TokenStream, faults: &mut Faults) -> Self {
        let mut options = Options::parse(tokens, faults);
        let runtime = options.runtime(faults);
        let mut given: Vec<(usize, RawScheme)> = Vec::new();
        let mut refused = false;
        for kind in Kind::ALL {
            let position = options.position(kind.word());
            let Some(option) = options.take(kind.word()) else { continue };
            match RawScheme::read(kind, option, faults) {
                Some(scheme) => given.push((position.unwrap_or_default(), scheme)),
                None => refused = true,
            }
        }
        given.sort_by_key(|(position, _)| *position);
        let name = options.literal("name", faults);
        let description = options.text("description", faults);
        let optional = options.flag("optional", faults).is_some_and(|(_, on)| on);
        let broken = refused || options.is_broken() || options.has_unknown();
        options.finish("#[security]", faults);
        let schemes = given.into_iter().map(|(_, scheme)| scheme).collect();
        Self { runtime, schemes, broken, name, description, optional }
    }
}

impl RawScheme {
    fn read(kind: Kind, option: RawOption, faults: &mut Faults) -> Option<Self> {
        let span = option.key.span();
        let tokens = match option.value {
            RawValue::Flag => TokenStream::new(),
            RawValue::List(_, tokens) => tokens,
            RawValue::Expr(_) => {
                let word = kind.word();
                faults
                    .at(span, format!("`{word}` takes its keys in parentheses: write `{}`", kind.example()));
                return None;
            }
        };
        if let (Kind::ApiKey, Some(text)) = (kind, leading_text(&tokens)) {
            let name = text.token();
            let message = format!(
                "an API key stands in a place: write `api_key(header = {name})`, `api_key(query = {name})` or `api_key(cookie = {name})`"
            );
            faults.over(&text, message);
            return None;
        }
        let mut options = Options::parse(tokens, faults);
        let mut scheme = Self {
            kind,
            span,
            broken: false,
            authorization_url: None,
            token_url: None,
            refresh_url: None,
            url: None,
            format: None,
            realm: None,
            scopes: Vec::new(),
            keys: Vec::new(),
        };
        let before = faults.len();
        scheme.read_keys(&mut options, faults);
        scheme.broken = faults.len() > before || options.is_broken() || options.has_unknown();
        options.finish(kind.word(), faults);
        Some(scheme)
    }

    fn read_keys(&mut self, options: &mut Options, faults: &mut Faults) {
        match self.kind {
            Kind::OAuth2Password => self.read_oauth2(options, faults),
            Kind::OAuth2AuthorizationCode => {
                self.authorization_url = options.text("authorization_url", faults);
                self.read_oauth2(options, faults);
            }
            Kind::HttpBearer => self.format = options.text("format", faults),
            Kind::HttpBasic => self.realm = options.literal("realm", faults),
            Kind::HttpDigest => {}
            Kind::ApiKey => {
                for (key, example) in [
                    ("header", "header = \"x-key\""),
                    ("query", "query = \"key\""),
                    ("cookie", "cookie = \"sid\""),
                ] {
                    self.read_place(key, example, options, faults);
                }
            }
            Kind::OpenIdConnect => self.url = options.text("url", faults),
        }
    }

    fn read_oauth2(&mut self, options: &mut Options, faults: &mut Faults) {
        self.token_url = options.text("token_url", faults);
        self.refresh_url = options.text("refresh_url", faults);
        let scopes = options.list("scopes", "scopes(\"me\" = \"Read me.\")", faults);
        self.scopes = scopes.map(|(_, tokens)| comma_separated(tokens, faults)).unwrap_or_default();
    }

    fn read_place(&mut self, key: &'static str, example: &str, options: &mut Options, faults: &mut Faults) {
        match options.expr(key, example, faults) {
            Some((ident, Expr::Lit(ExprLit { lit: Lit::Str(text), .. }))) => self.keys.push((ident, text)),
            Some((_, other)) => {
                faults.over(other, format!("`{key}` takes a text literal: write `{example}`"));
            }
            None => {}
        }
    }
}

impl Parse for RawScope {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let at = input.span();
        let refused = || syn::Error::new(at, "a scope says what it allows: write `\"me\" = \"Read me.\"`");
        let name = if input.peek(LitStr) {
            Expr::Lit(ExprLit { attrs: Vec::new(), lit: input.parse()? })
        } else {
            Expr::Path(input.parse::<ExprPath>().map_err(|_| refused())?)
        };
        input.parse::<Token![=]>().map_err(|_| refused())?;
        let description: Expr = input.parse().map_err(|_| refused())?;
        match &description {
            Expr::Lit(ExprLit { lit: Lit::Str(_), .. }) => Ok(Self { name, description }),
            Expr::Lit(other) => Err(syn::Error::new_spanned(
                other,
                "what a scope allows is text: write `\"me\" = \"Read me.\"`",
            )),
            _ => Ok(Self { name, description }),
        }
    }
}
