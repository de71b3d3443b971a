/// The morning in a coffee shop that each stage serves in its own way: orders, drinks, and how long each step
/// takes.
///
/// The `CoffeeShop` of each stage says how the work is done. This package only records the work and its times.
package tulip.kit.coffee;
