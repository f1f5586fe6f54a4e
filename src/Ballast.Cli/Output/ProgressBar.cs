using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>A bar on standard error while something takes its time; nothing where that is no terminal.</summary>
internal static class ProgressBar
{
    public static T Over<T>(Screen screen, string title, Func<IProgress<double>?, T> work)
    {
        if (!screen.ShowsProgress)
            return work(null);
        return screen
            .ErrorConsole.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                return work(new Direct(share => task.Value = share * task.MaxValue));
            });
    }

    // Not Progress<T>: that reports through the thread pool, later and out of order.
    private sealed class Direct(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
