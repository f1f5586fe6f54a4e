using System.Net;
using Ballast.Core.Store;
using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Ballast.Server.Rest;

/// <summary>Files that are being received: few at a time, fewer from one address, and none slower than a line can be. They keep nobody from writing.</summary>
internal sealed class Uploads
{
    private const int Most = 8;
    private const int MostOfOne = 4;

    // Bytes a second, after some seconds: what a poor mobile line has.
    private const double LeastRate = 2048;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<IPAddress> _receiving = [];

    /// <summary>Receives a file into a folder; null where too many are received already.</summary>
    /// <returns>The file's path; a refusal where there is none or its name is no name.</returns>
    public async Task<Outcome<string>?> ReceiveAsync(HttpContext http, string folder, string? given)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        lock (_lock)
        {
            if (_receiving.Count >= Most || _receiving.Count(a => a.Equals(address)) >= MostOfOne)
                return null;
            _receiving.Add(address);
        }
        try
        {
            if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
                rate.MinDataRate = new MinDataRate(LeastRate, Grace);
            return await Upload.ReceiveAsync(http, folder, given).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _receiving.Remove(address);
        }
    }

    /// <summary>Too many at a time.</summary>
    public static Task RefuseAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return Problem.WriteAsync(
            http,
            StatusCodes.Status429TooManyRequests,
            "too-many",
            $"{MostOfOne} files are being received from this address, or {Most} in all; send the next one when one of them is done."
        );
    }
}
