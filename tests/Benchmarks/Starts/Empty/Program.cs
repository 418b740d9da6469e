System.Console.WriteLine("done");
