/// Log in at `/token`.
#[derive(Clone)]
pub struct AccessToken(String);
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    const __SCHEME: &__ferrapi::SecuritySpec = &__ferrapi::SecuritySpec {
        name: "AccessToken",
        path: ::core::concat!(::core::module_path!(), "::AccessToken"),
        scheme: __ferrapi::Scheme::OAuth2Password {
            token_url: "token",
            refresh_url: __ferrapi::Some("refresh"),
            scopes: &[("me", "Read me."), (ITEMS, "Read items.")],
        },
        description: __ferrapi::Some("Log in at `/token`."),
        optional: false,
    };
    impl __ferrapi::Argument for AccessToken {
        const ORIGIN: __ferrapi::Origin = __ferrapi::secured(__SCHEME);
        async fn extract(
            request: &mut __ferrapi::Request,
            _: &'static __ferrapi::ArgumentSpec,
            issues: &mut __ferrapi::Issues,
        ) -> __ferrapi::Option<Self> {
            request.resolve::<AccessToken>(issues).await
        }
    }
    impl __ferrapi::Dependency for AccessToken {
        type Value = Self;
        type Fixed = ();
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: "AccessToken",
            id: __ferrapi::type_id::<AccessToken>,
            path: ::core::concat!(::core::module_path!(), "::AccessToken"),
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            arguments: &[__ferrapi::secured(__SCHEME).argument("credentials", "String")],
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
            request.security_text::<String>(__SCHEME, issues).map(Self)
        }
    }
    impl __ferrapi::fmt::Debug for AccessToken {
        fn fmt(&self, f: &mut __ferrapi::fmt::Formatter<'_>) -> __ferrapi::fmt::Result {
            __ferrapi::masked(f, "AccessToken", &self.0)
        }
    }
    const _: () = __ferrapi::prove_optional(
        false,
        __ferrapi::Probe::<String>::IS_OPTION,
        "String",
    );
};
