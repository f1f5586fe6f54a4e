using Ballast.Cli;

return Application.Run(args, CliHost.OfProcess());
