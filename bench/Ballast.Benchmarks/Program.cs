using Ballast.Benchmarks;
using BenchmarkDotNet.Running;

// "ratio FOLDER" is timed by hand, in turns with programs BenchmarkDotNet cannot start; see bench/peer-ratio.sh.
if (args is ["ratio", var folder])
    return PeerRatio.Run(folder);

// The same for equity with compounding; see bench/equity-ratio.sh.
if (args is ["equity", var equityFolder])
    return EquityRatio.Run(equityFolder);

// "evidence" is one long run, not many short ones.
if (args is ["evidence"])
    return EvidenceAtScale.Run();

// "accounts-store LOCATION" fills a store of 70 accounts, in a file or on a server; what `ballast accounts` is timed on.
if (args is ["accounts-store", var location])
    return AccountsStore.Run(location);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
