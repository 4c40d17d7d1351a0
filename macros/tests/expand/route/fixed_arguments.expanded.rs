async fn admin(role: Role) -> Role {
    role
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct admin {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for admin {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "admin",
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: "GET",
            path: "/admin",
            segments: &[__ferrapi::Literal("admin")],
            arguments: &[
                __ferrapi::on(__ferrapi::Probe::<__ferrapi::Fixed<__With0>>::DEPENDENCY)
                    .argument("role", "Role"),
            ],
            dependencies: &[
                __ferrapi::used(__ferrapi::Probe::<__ferrapi::Fixed<__Key0>>::DEPENDENCY),
            ],
            reply: __ferrapi::Probe::<Role>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|mut request, mut issues| async move {
                let dependency_0 = __ferrapi::resolve::<
                    __ferrapi::Fixed<__Key0>,
                >(&mut *request, &mut issues)
                    .await;
                let role: __ferrapi::Option<Role> = __ferrapi::resolve::<
                    __ferrapi::Fixed<__With0>,
                >(&mut *request, &mut issues)
                    .await;
                let (true, __ferrapi::Some(_), __ferrapi::Some(role)) = (
                    issues.is_empty(),
                    dependency_0,
                    role,
                ) else { return request.refuse(issues) };
                let answer = admin(role).await;
                request.respond::<Role>(answer)
            },
        );
    }
    type __Key0Of = verify;
    struct __Key0;
    impl __ferrapi::With for __Key0
    where
        for<'r> __Key0Of: __ferrapi::Known<'r>,
    {
        type Of = __Key0Of;
        const NAME: &'static str = "verify(true, \"a\")";
        const PATH: &'static str = ::core::concat!(
            ::core::module_path!(), "::admin::__Key0:", ::core::line!()
        );
        fn fixed() -> <Self::Of as __ferrapi::Dependency>::Fixed {
            use __ferrapi::NotGiven as _;
            __ferrapi::Given::<Self::Of, 2>::to((true, "a"))
        }
    }
    const _: () = __ferrapi::prove_fixed(__ferrapi::Probe::<__Key0Of>::DEPENDENCY, 2);
    type __With0Of = require_role;
    struct __With0;
    impl __ferrapi::With for __With0
    where
        for<'r> __With0Of: __ferrapi::Known<'r>,
    {
        type Of = __With0Of;
        const NAME: &'static str = "require_role(Role::Admin)";
        const PATH: &'static str = ::core::concat!(
            ::core::module_path!(), "::admin::__With0:", ::core::line!()
        );
        fn fixed() -> <Self::Of as __ferrapi::Dependency>::Fixed {
            use __ferrapi::NotGiven as _;
            __ferrapi::Given::<Self::Of, 1>::to((Role::Admin,))
        }
    }
    const _: () = __ferrapi::prove_fixed(__ferrapi::Probe::<__With0Of>::DEPENDENCY, 1);
    const _: () = __ferrapi::prove_dependencies::<admin>();
};
