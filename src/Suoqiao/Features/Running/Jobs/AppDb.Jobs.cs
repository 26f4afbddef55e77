using Microsoft.EntityFrameworkCore;
using Suoqiao.Features.Running.Jobs;

namespace Suoqiao.Data;

internal abstract partial class AppDb
{
    public DbSet<Job> Jobs => Set<Job>();
}
