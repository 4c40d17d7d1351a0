async fn status(user: User) -> u8 {
    1
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct status {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for status {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "status",
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: "GET",
            path: "/status",
            segments: &[__ferrapi::Literal("status")],
            arguments: &[
                __ferrapi::ArgumentSpec {
                    scopes: &["me", ITEMS],
                    ..__ferrapi::on(__ferrapi::Probe::<user>::DEPENDENCY)
                        .argument("user", "User")
                },
            ],
            dependencies: &[
                __ferrapi::used(__ferrapi::Probe::<session>::DEPENDENCY),
                __ferrapi::DependencyUse {
                    scopes: &["admin"],
                    ..__ferrapi::used(__ferrapi::Probe::<user>::DEPENDENCY)
                },
                __ferrapi::DependencyUse {
                    scopes: &["admin"],
                    ..__ferrapi::used(__ferrapi::Probe::<clock>::DEPENDENCY)
                },
            ],
            reply: __ferrapi::Probe::<u8>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|mut request, mut issues| async move {
                let dependency_0 = __ferrapi::resolve::<
                    session,
                >(&mut *request, &mut issues)
                    .await;
                let dependency_1 = __ferrapi::resolve_under::<
                    user,
                >(&mut *request, Self::SPEC.dependencies[1].scopes, &mut issues)
                    .await;
                let dependency_2 = __ferrapi::resolve_under::<
                    clock,
                >(&mut *request, Self::SPEC.dependencies[2].scopes, &mut issues)
                    .await;
                let user: __ferrapi::Option<User> = __ferrapi::resolve_under::<
                    user,
                >(&mut *request, Self::SPEC.arguments[0].scopes, &mut issues)
                    .await;
                let (
                    true,
                    __ferrapi::Some(_),
                    __ferrapi::Some(_),
                    __ferrapi::Some(_),
                    __ferrapi::Some(user),
                ) = (issues.is_empty(), dependency_0, dependency_1, dependency_2, user)
                else { return request.refuse(issues) };
                let answer = status(user).await;
                request.respond::<u8>(answer)
            },
        );
    }
    const _: () = __ferrapi::prove_dependencies::<status>();
    const _: () = __ferrapi::prove_scope(
        __ferrapi::Probe::<user>::DEPENDENCY,
        <status as __ferrapi::Route>::SPEC.dependencies[1].scopes[0],
    );
    const _: () = __ferrapi::prove_scope(
        __ferrapi::Probe::<clock>::DEPENDENCY,
        <status as __ferrapi::Route>::SPEC.dependencies[2].scopes[0],
    );
    const _: () = __ferrapi::prove_scope(
        __ferrapi::Probe::<user>::DEPENDENCY,
        <status as __ferrapi::Route>::SPEC.arguments[0].scopes[0],
    );
    const _: () = __ferrapi::prove_scope(
        __ferrapi::Probe::<user>::DEPENDENCY,
        <status as __ferrapi::Route>::SPEC.arguments[0].scopes[1],
    );
};
