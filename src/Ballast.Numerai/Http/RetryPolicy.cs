using Ballast.Numerai.Errors;
using Ballast.Numerai.Replies;
using Polly;
using Polly.Retry;

namespace Ballast.Numerai.Http;

/// <summary>When a question is asked again, and after what wait. Nothing that changes anything ever comes here.</summary>
internal static class RetryPolicy
{
    /// <param name="options">Attempts and waits.</param>
    /// <param name="time">The clock that waits are measured by.</param>
    /// <param name="randomizer">Numbers in [0, 1) for the jitter; null for the library's own.</param>
    public static ResiliencePipeline<WireAnswer> Build(
        NumeraiOptions options,
        TimeProvider time,
        Func<double>? randomizer
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxAttempts, 1);
        if (options.MaxAttempts == 1)
            return ResiliencePipeline<WireAnswer>.Empty;
        var retry = new RetryStrategyOptions<WireAnswer>
        {
            MaxRetryAttempts = options.MaxAttempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.FirstRetryDelay,
            MaxDelay = options.LongestRetryDelay,
            ShouldHandle = arguments =>
                ValueTask.FromResult(
                    IsWorthAnother(arguments.Outcome, options)
                        && !(arguments.AttemptNumber > 0 && IsSilence(arguments.Outcome))
                ),
            DelayGenerator = arguments => ValueTask.FromResult(AskedDelay(arguments.Outcome)),
        };
        if (randomizer is not null)
            retry.Randomizer = randomizer;
        return new ResiliencePipelineBuilder<WireAnswer> { TimeProvider = time }
            .AddRetry(retry)
            .Build();
    }

    private static bool IsWorthAnother(Outcome<WireAnswer> outcome, NumeraiOptions options)
    {
        // A rate limit can hit a part of an answer; the last attempt's part is still handed on.
        var isTransient = outcome.Exception is { } exception
            ? exception is NumeraiException { IsTransient: true }
            : outcome.Result!.Errors.Any(error => error.Code == NumeraiErrorCode.RateLimited);
        return isTransient && (AskedDelay(outcome) ?? TimeSpan.Zero) <= options.LongestRetryDelay;
    }

    /// <summary>A server that is silent twice will be so the third time, and somebody waits.</summary>
    private static bool IsSilence(Outcome<WireAnswer> outcome) =>
        outcome.Exception is NumeraiException { IsSilence: true };

    private static TimeSpan? AskedDelay(Outcome<WireAnswer> outcome) =>
        outcome.Exception is NumeraiException exception ? exception.RetryAfter : outcome.Result?.RetryAfter;
}
