using Microsoft.EntityFrameworkCore;
using Suoqiao.Records;

namespace Suoqiao.Data;

internal abstract partial class AppDb
{
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Region> Regions => Set<Region>();
}
