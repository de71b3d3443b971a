/// Runs the threads of a check in chosen orders: one thread stands still before a step, and the others go on.
///
/// What belongs here: the class loader that marks the steps of an answer, and the schedules that use the marks. What a
/// contract asks of an answer does not.
package tulip.kit.steps;
