/// A part of a list.
#[derive(Clone)]
pub struct Page {
    /// How many are left out.
    pub skip: u32,
    limit: u32,
}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    use __ferrapi::NotClone as _;
    impl __ferrapi::Dependency for Page {
        type Value = Page;
        type Fixed = ();
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: "Page",
            id: __ferrapi::type_id::<Page>,
            path: ::core::concat!(::core::module_path!(), "::Page"),
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            arguments: &[
                __ferrapi::ArgumentSpec {
                    docs: __ferrapi::Docs::described("How many are left out."),
                    ..__ferrapi::Probe::<u32>::ORIGIN.argument("skip", "u32")
                },
                __ferrapi::ArgumentSpec {
                    required: false,
                    default: __ferrapi::Some(|| __ferrapi::default_value::<u32>(|| 20)),
                    rules: &__ferrapi::Rules {
                        le: __ferrapi::Some(__ferrapi::Bound::Int(100)),
                        ..__ferrapi::Rules::NONE
                    },
                    ..__ferrapi::Probe::<u32>::QUERY.argument("limit", "u32")
                },
            ],
            shared: true,
            cloneable: __ferrapi::Probe::<Page>::IS_CLONE,
            errors: &[],
            ..__ferrapi::DependencySpec::DEFAULT
        };
        const CLONE: __ferrapi::Option<fn(&Self::Value) -> Self::Value> = __ferrapi::Cloner::<
            Page,
        >::CLONE;
        #[allow(clippy::pedantic, clippy::question_mark)]
        async fn resolve(
            request: &mut __ferrapi::Request,
            issues: &mut __ferrapi::Issues,
            (): Self::Fixed,
        ) -> __ferrapi::Option<
            __ferrapi::Acyclic<Page, { __ferrapi::acyclic::<Page>() }>,
        > {
            let skip = request
                .argument(&<Self as __ferrapi::Dependency>::SPEC.arguments[0], issues)
                .await;
            let limit = request
                .query_or::<
                    u32,
                >(&<Self as __ferrapi::Dependency>::SPEC.arguments[1], issues, || 20);
            let (__ferrapi::Some(skip), __ferrapi::Some(limit)) = (skip, limit) else {
                return __ferrapi::None
            };
            __ferrapi::Some(Self { skip: skip, limit: limit })
        }
    }
    impl __ferrapi::Argument for Page {
        const ORIGIN: __ferrapi::Origin = __ferrapi::on(
            <Page as __ferrapi::Dependency>::SPEC,
        );
        async fn extract(
            request: &mut __ferrapi::Request,
            _: &'static __ferrapi::ArgumentSpec,
            issues: &mut __ferrapi::Issues,
        ) -> __ferrapi::Option<Self> {
            request.resolve::<Page>(issues).await
        }
    }
    const _: () = __ferrapi::prove_parameter(
        __ferrapi::Probe::<u32>::QUERY,
        "u32",
        __ferrapi::Probe::<u32>::FIELDS,
    );
    const _: () = __ferrapi::prove_bound(
        __ferrapi::Probe::<u32>::FAMILY,
        __ferrapi::Probe::<u32>::TYPE,
        __ferrapi::Keyword::Le,
        "limit",
        100,
    );
};
