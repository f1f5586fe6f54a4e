using Ballast.Benchmarks;
using BenchmarkDotNet.Running;

// "kernels FOLDER" is timed by hand, in turns with programs BenchmarkDotNet cannot start; see bench/compare.sh.
if (args is ["kernels", var folder])
    return KernelTimes.Run(folder);

// "evidence" is one long run, not many short ones.
if (args is ["evidence"])
    return EvidenceAtScale.Run();

// "accounts-store LOCATION" fills a store of 70 accounts, in a file or on a server; what `ballast accounts` is timed on.
if (args is ["accounts-store", var location])
    return AccountsStore.Usual.Fill(location);

// "watch" says what a watch over 70 accounts and 2,030 models takes, rule by rule.
if (args is ["watch"])
    return WatchAtScale.Run();

// "panel LOCATION" reads a panel out of a store; see bench/peer_panel.py.
if (args is ["panel", var panelLocation])
    return PanelFromStore.Run(panelLocation);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
