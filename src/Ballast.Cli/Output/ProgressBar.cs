using Ballast.Core.Workflows.Syncing;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>A bar on standard error while something takes its time; nothing where that is no terminal.</summary>
internal static class ProgressBar
{
    public static T Over<T>(Screen screen, string title, Func<IProgress<double>?, T> work)
    {
        if (!screen.ShowsProgress)
            return work(null);
        return Bar(screen)
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                return work(new Direct<double>(share => task.Value = share * task.MaxValue));
            });
    }

    /// <summary>The same for things that are counted; it also says how many a second.</summary>
    public static T Counting<T>(Screen screen, string title, TimeProvider clock, Func<IProgress<SyncProgress>?, T> work)
    {
        if (!screen.ShowsProgress)
            return work(null);
        var start = clock.GetTimestamp();
        return Bar(screen)
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                return work(
                    new Direct<SyncProgress>(p =>
                    {
                        var seconds = clock.GetElapsedTime(start).TotalSeconds;
                        var rate = seconds > 0 ? p.Done / seconds : 0;
                        task.Description = Markup.Escape($"{title} {p.Done} of {p.Total} models, {rate:0.0}/s");
                        task.Value = p.Total == 0 ? 0 : task.MaxValue * p.Done / p.Total;
                    })
                );
            });
    }

    private static Progress Bar(Screen screen) =>
        screen
            .ErrorConsole.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            );

    // Not Progress<T>: that reports through the thread pool, later and out of order.
    private sealed class Direct<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
