using Ballast.Worker;

// Ctrl-C and SIGTERM are the host's own: it hands its parts on and leaves the cluster.
return WorkerCommand.Run(args, Console.Error, CancellationToken.None);
