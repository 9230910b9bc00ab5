using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Readout.Serving;

/// <summary>How often may be asked: the API by each token or address, signing in by each address.</summary>
internal static class RateLimits
{
    /// <summary>The limit of signing in.</summary>
    public const string Login = "login";

    private static readonly TimeSpan LoginWindow = TimeSpan.FromMinutes(5);

    public static void Set(RateLimiterOptions limits, AccessOptions options)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = async (rejected, cancellation) =>
        {
            var response = rejected.HttpContext.Response;
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)) response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await Results.Problem("There were too many requests; wait a little.", statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext).ConfigureAwait(false);
        };
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => !AccessControl.IsApi(context.Request)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(AccessControl.Key(context.Request) is { Length: > 0 } key ? Convert.ToHexString(SecretKey.Hash(key)) : AccessControl.Address(context).ToString(),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = options.ApiPerMinute, Window = TimeSpan.FromMinutes(1) }));
        limits.AddPolicy(Login, context => RateLimitPartition.GetFixedWindowLimiter(AccessControl.Address(context).ToString(),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = options.LoginTries, Window = LoginWindow }));
    }
}
