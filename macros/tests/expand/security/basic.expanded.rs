struct Staff(pub BasicCredentials);
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    const __SCHEME: &__ferrapi::SecuritySpec = &__ferrapi::SecuritySpec {
        name: "Staff",
        path: ::core::concat!(::core::module_path!(), "::Staff"),
        scheme: __ferrapi::Scheme::HttpBasic {
            realm: __ferrapi::Some("staff"),
        },
        description: __ferrapi::None,
        optional: false,
    };
    impl __ferrapi::Argument for Staff {
        const ORIGIN: __ferrapi::Origin = __ferrapi::secured(__SCHEME);
        async fn extract(
            request: &mut __ferrapi::Request,
            _: &'static __ferrapi::ArgumentSpec,
            issues: &mut __ferrapi::Issues,
        ) -> __ferrapi::Option<Self> {
            request.resolve::<Staff>(issues).await
        }
    }
    impl __ferrapi::Dependency for Staff {
        type Value = Self;
        type Fixed = ();
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: "Staff",
            id: __ferrapi::type_id::<Staff>,
            path: ::core::concat!(::core::module_path!(), "::Staff"),
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            arguments: &[
                __ferrapi::secured(__SCHEME).argument("credentials", "BasicCredentials"),
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
            request.security_basic::<BasicCredentials>(__SCHEME, issues).map(Self)
        }
    }
    impl __ferrapi::fmt::Debug for Staff {
        fn fmt(&self, f: &mut __ferrapi::fmt::Formatter<'_>) -> __ferrapi::fmt::Result {
            __ferrapi::masked(f, "Staff", &self.0)
        }
    }
    const _: () = __ferrapi::prove_optional(
        false,
        __ferrapi::Probe::<BasicCredentials>::IS_OPTION,
        "BasicCredentials",
    );
};
