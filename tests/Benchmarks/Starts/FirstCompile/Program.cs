// The first compilation of a process: `empty` compiles one empty class with the same options, `policies FOLDER` compiles every policy below a folder. Prints the milliseconds from the first line.
using System.Diagnostics;
using System.Globalization;
using PolicyEngine.Benchmarks.FirstCompile;

var clock = Stopwatch.StartNew();
var isDone = args[0] == "empty" ? EmptyCompilation.Run() : PolicyCompilation.Run(args[1]);
Console.WriteLine(clock.Elapsed.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture));
return isDone ? 0 : 1;
