fn active(user: User, scopes: SecurityScopes) -> User {
    user
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct active {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    struct __users__current;
    const _: () = {
        use users::current as __users__current;
        use __ferrapi::NotClone as _;
        type __Outcome = __ferrapi::Outcome<{ __ferrapi::Probe::<User>::IS_RESULT }>;
        type __Returned = <__Outcome as __ferrapi::Split<User>>::Value;
        type __Held = __ferrapi::Held<{ __ferrapi::Probe::<__Returned>::IS_SCOPED }>;
        type __Value = <__Held as __ferrapi::Hold<__Returned>>::Value;
        impl __ferrapi::Dependency for active {
            type Value = __Value;
            type Fixed = ();
            const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
                name: "active",
                id: __ferrapi::type_id::<active>,
                path: ::core::concat!(::core::module_path!(), "::active"),
                location: __ferrapi::here(::core::file!(), ::core::line!()),
                arguments: &[
                    __ferrapi::ArgumentSpec {
                        scopes: &["me"],
                        ..__ferrapi::on(__ferrapi::Probe::<__users__current>::DEPENDENCY)
                            .argument("user", "User")
                    },
                    __ferrapi::Probe::<SecurityScopes>::ORIGIN
                        .argument("scopes", "SecurityScopes"),
                ],
                shared: true,
                cloneable: __ferrapi::Probe::<__Value>::IS_CLONE,
                errors: __ferrapi::Probe::<
                    <__Outcome as __ferrapi::Split<User>>::Error,
                >::ERRORS,
                scoped: __ferrapi::Probe::<__Returned>::IS_SCOPED,
                ..__ferrapi::DependencySpec::DEFAULT
            };
            const CLONE: __ferrapi::Option<fn(&Self::Value) -> Self::Value> = __ferrapi::Cloner::<
                __Value,
            >::CLONE;
            #[allow(clippy::pedantic, clippy::question_mark)]
            async fn resolve(
                request: &mut __ferrapi::Request,
                issues: &mut __ferrapi::Issues,
                (): Self::Fixed,
            ) -> __ferrapi::Option<
                __ferrapi::Acyclic<__Value, { __ferrapi::acyclic::<active>() }>,
            > {
                let user: __ferrapi::Option<User> = __ferrapi::resolve_under::<
                    __users__current,
                >(&mut *request, Self::SPEC.arguments[0].scopes, issues)
                    .await;
                let scopes = request.argument(&Self::SPEC.arguments[1], issues).await;
                let (__ferrapi::Some(user), __ferrapi::Some(scopes)) = (user, scopes)
                else { return __ferrapi::None };
                let answer = active(user, scopes);
                request
                    .settle::<
                        Self,
                        __Held,
                        _,
                        _,
                    >(<__Outcome as __ferrapi::Split<User>>::split(answer), issues)
            }
        }
        const _: () = __ferrapi::prove_scope(
            __ferrapi::Probe::<__users__current>::DEPENDENCY,
            <active as __ferrapi::Dependency>::SPEC.arguments[0].scopes[0],
        );
    };
};
