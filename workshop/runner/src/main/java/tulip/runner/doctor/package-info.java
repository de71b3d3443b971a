/// The command `doctor`: whether this machine can run the workshop, and what to do where it cannot.
///
/// Each check is a record of facts. Its static method `here` looks at the machine, and its method `finding` judges
/// the facts, so that a test can judge facts of its own. The command `preflight` shares what is public here.
package tulip.runner.doctor;
