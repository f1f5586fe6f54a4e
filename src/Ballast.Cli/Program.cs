using Ballast.Cli;

return Application.Run(args, Surroundings.OfProcess());
