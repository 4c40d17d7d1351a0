fn list() -> Routes {
    {
        ::core::compile_error! {
            "`a` is in this list twice"
        }
        {
            const _: () = {
                use ::ferrapi::__private as __ferrapi;
                const SPECS: &[&__ferrapi::RouteSpec] = &[
                    <a as __ferrapi::Route>::SPEC,
                    <m::b as __ferrapi::Route>::SPEC,
                ];
                const _: () = __ferrapi::prove_first(SPECS, 1);
            };
            ::ferrapi::__private::routes([
                ::ferrapi::__private::endpoint::<a>(),
                ::ferrapi::__private::endpoint::<m::b>(),
            ])
        }
    }
}
