fn items(head: &mut ResponseHead, items: State<Items>) {}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct items {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for items {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "items",
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: "GET",
            path: "/lent",
            segments: &[__ferrapi::Literal("lent")],
            arguments: &[
                __ferrapi::Probe::<ResponseHead>::LENT
                    .argument("head", "&mut ResponseHead"),
                __ferrapi::Probe::<State<Items>>::ORIGIN
                    .argument("items", "State<Items>"),
            ],
            reply: __ferrapi::Probe::<()>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|mut request, mut issues| async move {
                let items = request.holder(&Self::SPEC.arguments[1], &mut issues).await;
                let (true, __ferrapi::Some(items)) = (issues.is_empty(), items) else {
                    return request.refuse(issues)
                };
                let mut head = request.lend();
                let (answer, head) = request
                    .blocking(move || {
                        let answer = items(&mut head, items);
                        (answer, head)
                    })
                    .await;
                request.restore(head);
                request.respond(answer)
            },
        );
    }
    const _: () = __ferrapi::prove_dependencies::<items>();
};
