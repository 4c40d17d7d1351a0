async fn lent(request: &RequestHead, head: &mut ResponseHead, n: u8) -> u8 {
    n
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct lent {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for lent {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "lent",
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: "GET",
            path: "/lent",
            segments: &[__ferrapi::Literal("lent")],
            arguments: &[
                __ferrapi::Probe::<RequestHead>::LENT
                    .argument("request", "&RequestHead"),
                __ferrapi::Probe::<ResponseHead>::LENT
                    .argument("head", "&mut ResponseHead"),
                __ferrapi::Probe::<u8>::ORIGIN.argument("n", "u8"),
            ],
            reply: __ferrapi::Probe::<u8>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|mut request, mut issues| async move {
                let n = request.argument(&Self::SPEC.arguments[2], &mut issues).await;
                let (true, __ferrapi::Some(n)) = (issues.is_empty(), n) else {
                    return request.refuse(issues)
                };
                let request_argument = request.lend();
                let mut head = request.lend();
                let answer = lent(&request_argument, &mut head, n).await;
                request.restore(request_argument);
                request.restore(head);
                request.respond::<u8>(answer)
            },
        );
    }
    const _: () = __ferrapi::prove_dependencies::<lent>();
};
