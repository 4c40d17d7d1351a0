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
            location: __ferrapi::Location {
                file: ::core::file!(),
                line: ::core::line!(),
            },
            method: "GET",
            path: "/answer/<request>",
            segments: &[
                __ferrapi::Segment::Literal("answer"),
                __ferrapi::Segment::Variable("request"),
            ],
            deprecated: true,
            arguments: &[
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Path,
                        __ferrapi::Probe::<u8>::TYPE,
                    ),
                    ..__ferrapi::argument("request", "u8")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::Probe::<bool>::ORIGIN,
                    ..__ferrapi::argument("issues", "bool")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::Probe::<Item>::ORIGIN,
                    ..__ferrapi::argument("answer", "Item")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::Probe::<u8>::ORIGIN,
                    ..__ferrapi::argument("dependency_0", "u8")
                },
            ],
            dependencies: &[__ferrapi::Probe::<verify>::DEPENDENCY],
            reply: __ferrapi::Probe::<()>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        #[allow(deprecated)]
        async fn handle(
            request: &mut __ferrapi::Request,
            mut issues: __ferrapi::Issues,
        ) -> __ferrapi::Response {
            let dependency_0 = request.resolve::<verify>(&mut issues).await;
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
        }
    }
    const _: () = __ferrapi::prove_dependencies(<answer as __ferrapi::Route>::SPEC);
    const _: () = __ferrapi::prove_parameter(<answer as __ferrapi::Route>::SPEC, 0);
};
