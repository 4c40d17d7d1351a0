#[deprecated]
async fn answer(request: u8, issues: bool, answer: Item, dependency_0: u8) {}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct answer {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for answer {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "answer",
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: "GET",
            path: "/answer/<request>",
            segments: &[__ferrapi::Literal("answer"), __ferrapi::Variable("request")],
            deprecated: true,
            arguments: &[
                __ferrapi::Probe::<u8>::PATH.argument("request", "u8"),
                __ferrapi::Probe::<bool>::ORIGIN.argument("issues", "bool"),
                __ferrapi::Probe::<Item>::ORIGIN.argument("answer", "Item"),
                __ferrapi::Probe::<u8>::ORIGIN.argument("dependency_0", "u8"),
            ],
            dependencies: &[__ferrapi::used(__ferrapi::Probe::<verify>::DEPENDENCY)],
            reply: __ferrapi::Probe::<()>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        #[allow(deprecated)]
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|mut request, mut issues| async move {
                let dependency_0 = __ferrapi::resolve::<
                    verify,
                >(&mut *request, &mut issues)
                    .await;
                let request_argument = request
                    .path::<u8>(&Self::SPEC.arguments[0], &mut issues);
                let issues_argument = request
                    .argument(&Self::SPEC.arguments[1], &mut issues)
                    .await;
                let answer_argument = request
                    .argument(&Self::SPEC.arguments[2], &mut issues)
                    .await;
                let dependency_0_argument = request
                    .argument(&Self::SPEC.arguments[3], &mut issues)
                    .await;
                let (
                    true,
                    __ferrapi::Some(_),
                    __ferrapi::Some(request_argument),
                    __ferrapi::Some(issues_argument),
                    __ferrapi::Some(answer_argument),
                    __ferrapi::Some(dependency_0_argument),
                ) = (
                    issues.is_empty(),
                    dependency_0,
                    request_argument,
                    issues_argument,
                    answer_argument,
                    dependency_0_argument,
                ) else { return request.refuse(issues) };
                let answer = answer(
                        request_argument,
                        issues_argument,
                        answer_argument,
                        dependency_0_argument,
                    )
                    .await;
                request.respond(answer)
            },
        );
    }
    const _: () = __ferrapi::prove_dependencies::<answer>();
    const _: () = __ferrapi::prove_variable(__ferrapi::Probe::<u8>::PATH, "u8");
};
