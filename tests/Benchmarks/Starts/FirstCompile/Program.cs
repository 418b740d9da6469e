// The first compilation of a process: `empty` compiles one empty class with the same options, `policies FOLDER` compiles every policy below a folder, `check FOLDER` looks at them with every check as well.
// Prints the milliseconds from the first line, and the milliseconds of processor time.
using System.Diagnostics;
using System.Globalization;
using PolicyEngine.Benchmarks.FirstCompile;

var clock = Stopwatch.StartNew();
var processor = Environment.CpuUsage.TotalTime;
var isDone = args[0] == "empty" ? EmptyCompilation.Run() : PolicyCompilation.Run(args[1], advise: args[0] == "check");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalMilliseconds:F1} {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds:F1}"));
return isDone ? 0 : 1;
