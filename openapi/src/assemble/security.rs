//! Security: the schemes in an operation's tree with the scopes that are asked for there, as requirements and components.

use indexmap::IndexMap;

use crate::assemble::Mounted;
use crate::fragment::{ArgumentSpec, DependencySpec, Scheme, SecuritySpec, Source};
use crate::model::{ApiKeyIn, OAuthFlow, OAuthFlows, SecurityRequirement, SecurityScheme};

/// What an operation asks of a client.
pub(super) struct Security {
    /// Each scheme with its scopes, in the order in which they are met.
    pub(super) requirements: Vec<SecurityRequirement>,
    /// The schemes behind them.
    pub(super) schemes: Vec<&'static SecuritySpec>,
}

/// The security of an operation: one requirement for each scheme, with the scopes of all places where it is met.
pub(super) fn security(mounted: &Mounted) -> Security {
    let mut walk = Walk { scopes: Vec::new(), met: IndexMap::new(), schemes: Vec::new() };
    for used in mounted.dependencies.iter().chain(mounted.route.dependencies) {
        walk.dependency(used.dependency, used.scopes);
    }
    walk.arguments(mounted.route.arguments);
    let requirements = walk.met.into_iter().map(|(name, scopes)| IndexMap::from([(name.to_owned(), scopes)]));
    Security { requirements: requirements.collect(), schemes: walk.schemes }
}

struct Walk {
    /// Those of the way down to here, outer ones first.
    scopes: Vec<&'static str>,
    met: IndexMap<&'static str, Vec<String>>,
    schemes: Vec<&'static SecuritySpec>,
}

impl Walk {
    fn dependency(&mut self, dependency: &'static DependencySpec, scopes: &'static [&'static str]) {
        let outer = self.scopes.len();
        for scope in scopes {
            if !self.scopes.contains(scope) {
                self.scopes.push(scope);
            }
        }
        self.arguments(dependency.arguments);
        self.scopes.truncate(outer);
    }

    fn arguments(&mut self, arguments: &'static [ArgumentSpec]) {
        for argument in arguments {
            match argument.origin.source {
                Source::Dependency(dependency) => self.dependency(dependency, argument.scopes),
                Source::Security(scheme) => self.scheme(scheme),
                _ => {}
            }
        }
    }

    fn scheme(&mut self, scheme: &'static SecuritySpec) {
        self.schemes.push(scheme);
        let met = self.met.entry(scheme.name).or_default();
        for scope in &self.scopes {
            if !met.iter().any(|known| known == scope) {
                met.push((*scope).to_owned());
            }
        }
    }
}

/// The Security Scheme Object.
pub(super) fn component(spec: &SecuritySpec) -> SecurityScheme {
    let description = spec.description.map(str::to_owned);
    let api_key = |place, name: &str| SecurityScheme::ApiKey {
        description: spec.description.map(str::to_owned),
        place,
        name: name.to_owned(),
    };
    let http = |scheme: &str, format: Option<&str>| SecurityScheme::Http {
        description: spec.description.map(str::to_owned),
        scheme: scheme.to_owned(),
        bearer_format: format.map(str::to_owned),
    };
    match spec.scheme {
        Scheme::ApiKeyHeader(name) => api_key(ApiKeyIn::Header, name),
        Scheme::ApiKeyQuery(name) => api_key(ApiKeyIn::Query, name),
        Scheme::ApiKeyCookie(name) => api_key(ApiKeyIn::Cookie, name),
        Scheme::HttpBasic { .. } => http("basic", None),
        Scheme::HttpBearer { format } => http("bearer", format),
        Scheme::HttpDigest => http("digest", None),
        Scheme::OAuth2Password { token_url, refresh_url, scopes } => {
            let password = Some(flow(None, token_url, refresh_url, scopes));
            SecurityScheme::OAuth2 {
                description,
                flows: Box::new(OAuthFlows { password, ..OAuthFlows::default() }),
            }
        }
        Scheme::OAuth2AuthorizationCode { authorization_url, token_url, refresh_url, scopes } => {
            let authorization_code = Some(flow(Some(authorization_url), token_url, refresh_url, scopes));
            let flows = OAuthFlows { authorization_code, ..OAuthFlows::default() };
            SecurityScheme::OAuth2 { description, flows: Box::new(flows) }
        }
        Scheme::OpenIdConnect { url } => {
            SecurityScheme::OpenIdConnect { description, open_id_connect_url: url.to_owned() }
        }
    }
}

fn flow(
    authorization_url: Option<&str>,
    token_url: &str,
    refresh_url: Option<&str>,
    scopes: &[(&str, &str)],
) -> OAuthFlow {
    OAuthFlow {
        authorization_url: authorization_url.map(str::to_owned),
        token_url: Some(token_url.to_owned()),
        refresh_url: refresh_url.map(str::to_owned),
        scopes: scopes.iter().map(|(name, allows)| ((*name).to_owned(), (*allows).to_owned())).collect(),
    }
}
