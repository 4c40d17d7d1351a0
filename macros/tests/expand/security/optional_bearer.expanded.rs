struct Token(Option<HttpCredentials>);
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    const __SCHEME: &__ferrapi::SecuritySpec = &__ferrapi::SecuritySpec {
        name: "Token",
        path: ::core::concat!(::core::module_path!(), "::Token"),
        scheme: __ferrapi::Scheme::HttpBearer {
            format: __ferrapi::Some("JWT"),
        },
        description: __ferrapi::Some("A token, if there is one."),
        optional: true,
    };
    impl __ferrapi::Argument for Token {
        const ORIGIN: __ferrapi::Origin = __ferrapi::secured(__SCHEME);
        async fn extract(
            request: &mut __ferrapi::Request,
            _: &'static __ferrapi::ArgumentSpec,
            issues: &mut __ferrapi::Issues,
        ) -> __ferrapi::Option<Self> {
            request.resolve::<Token>(issues).await
        }
    }
    impl __ferrapi::Dependency for Token {
        type Value = Self;
        type Fixed = ();
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: "Token",
            id: __ferrapi::type_id::<Token>,
            path: ::core::concat!(::core::module_path!(), "::Token"),
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            arguments: &[
                __ferrapi::secured(__SCHEME)
                    .argument("credentials", "Option<HttpCredentials>"),
            ],
            shared: false,
            ..__ferrapi::DependencySpec::DEFAULT
        };
        const CLONE: __ferrapi::Option<fn(&Self) -> Self> = __ferrapi::None;
        #[allow(clippy::pedantic)]
        async fn resolve(
            request: &mut __ferrapi::Request,
            issues: &mut __ferrapi::Issues,
            (): (),
        ) -> __ferrapi::Option<Self> {
            request.security_http::<Option<HttpCredentials>>(__SCHEME, issues).map(Self)
        }
    }
    impl __ferrapi::fmt::Debug for Token {
        fn fmt(&self, f: &mut __ferrapi::fmt::Formatter<'_>) -> __ferrapi::fmt::Result {
            __ferrapi::masked(f, "Token", &self.0)
        }
    }
    const _: () = __ferrapi::prove_optional(
        true,
        __ferrapi::Probe::<Option<HttpCredentials>>::IS_OPTION,
        "Option<HttpCredentials>",
    );
};
