using Ballast.Benchmarks;
using BenchmarkDotNet.Running;

// "kernels FOLDER [NAME …]" is timed by hand, in turns with programs BenchmarkDotNet cannot start; see bench/compare.sh.
if (args is ["kernels", var folder, .. var kernels])
    return KernelTimes.Run(folder, kernels);

// "evidence" is one long run, not many short ones.
if (args is ["evidence"])
    return EvidenceAtScale.Run();

// "accounts-store LOCATION" fills a store of 70 accounts, in a file or on a server; what `ballast accounts` is timed on.
if (args is ["accounts-store", var location])
    return AccountsStore.Run(location);

// "panel LOCATION" reads a panel out of a store; see bench/peer_panel.py.
if (args is ["panel", var panelLocation])
    return PanelFromStore.Run(panelLocation);

// "panels-write FOLDER ROUNDS" and "panels-ask FOLDER": files of a whole tournament's size; docs/panels.md says what they took.
if (args is ["panels-write", var panels, var rounds])
    return PanelsAtScale.Write(panels, int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture));
if (args is ["panels-ask", var asked])
    return PanelsAtScale.Ask(asked);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
