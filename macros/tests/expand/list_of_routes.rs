fn list() -> Routes {
    {
        const _: () = {
            use ::ferrapi::__private as __ferrapi;
            const SPECS: &[&__ferrapi::RouteSpec] = &[
                <read_item as __ferrapi::Route>::SPEC,
                <m::create_item as __ferrapi::Route>::SPEC,
            ];
            const _: () = __ferrapi::prove_first(SPECS, 1);
        };
        ::ferrapi::__private::routes([
            ::ferrapi::__private::endpoint::<read_item>(),
            ::ferrapi::__private::endpoint::<m::create_item>(),
        ])
    }
}
