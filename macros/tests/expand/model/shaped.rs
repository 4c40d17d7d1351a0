/// An order.
#[model(computed(total, label = label_of), extra = "allow", schema_extra = json!({ "x-unit": "cm" }))]
struct Order {
    #[field(input_alias = "in", output_alias = "out")]
    name: String,
    #[field(default, exclude)]
    voucher: String,
    #[field(extra)]
    rest: Map<String, Value>,
}

#[model(discriminator = "kind")]
enum Pet {
    Cat(Cat),
    Dog(Dog),
}
