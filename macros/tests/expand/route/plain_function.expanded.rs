pub fn slow() -> &'static str {
    "done"
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
pub struct slow {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for slow {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "slow",
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: "GET",
            path: "/slow",
            segments: &[__ferrapi::Literal("slow")],
            reply: __ferrapi::Probe::<&'static str>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|mut request, issues| async move {
                let true = issues.is_empty() else { return request.refuse(issues) };
                let answer = request.blocking(move || slow()).await;
                request.respond::<&'static str>(answer)
            },
        );
    }
};
