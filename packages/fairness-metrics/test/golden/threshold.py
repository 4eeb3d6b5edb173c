"""Posterior thresholds of Open Policing counties by NumPyro, to hold the threshold test against.

python3 threshold.py STATE discriminant|beta FILE.csv [WARM_UP DRAWS], FILE.csv the published county counts and thresholds.
`discriminant` is the model of src/stop-test with its default priors, written anew in its natural parameters;
`beta` is the model and the priors of the published fits: signals ~ Beta(l*phi, l*(1 - phi)), logit phi ~ N(-3.5, 0.25),
log l ~ N(2, 0.5), logit t ~ N(-2, 1), with spreads over places of 0.25, 0.5 and half-normal 0.25 (Simoiu, Corbett-Davies
and Goel 2017; Pierson and others 2020, model_flat.stan of their code). NumPyro 0.22, two chains; results are in threshold.json.
"""
import csv
import sys

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as dist
from jax.scipy.special import expit, gammaln, log_ndtr, ndtr
from numpyro.diagnostics import effective_sample_size, split_gelman_rubin
from numpyro.infer import MCMC, NUTS

numpyro.enable_x64()
state, kind, path = sys.argv[1:4]
warm_up, draws = (int(a) for a in (sys.argv[4:6] or ("500", "500")))
rows = [row for row in csv.DictReader(open(path)) if row["state"] == state]
groups = sorted({row["driver_race"] for row in rows})
totals = {}
for row in rows:
    totals[row["location_variable"]] = totals.get(row["location_variable"], 0) + int(row["num_stops"])
places = sorted(totals, key=lambda place: -totals[place])
group = np.array([groups.index(row["driver_race"]) for row in rows])
place = np.array([places.index(row["location_variable"]) for row in rows])
stops, searches, finds = (np.array([int(row[n]) for row in rows]) for n in ("num_stops", "num_searches", "num_hits"))
G, P, C = len(groups), len(places), len(rows)
nodes, weights = np.polynomial.legendre.leggauss(48)
nodes, weights = jnp.array((nodes + 1) / 2), jnp.array(weights / 2)


def draw(name, centre, scale, size):
    return numpyro.sample(name, dist.Normal(centre, scale).expand([size]))


def discriminant():
    z = draw("log_spreads", 0, 1, 3)
    spread = jnp.array([0.3, 0.4, 0.15]) * jnp.exp(0.7 * z)
    carrying = numpyro.sample("carrying", dist.Normal(-2, 2)) + draw("carrying_group", 0, 1, G)
    signal = numpyro.sample("signal", dist.Normal(0.5, 0.75)) + 0.3 * draw("signal_group", 0, 1, G)
    threshold = draw("threshold_group", -1, 1.5, G)[group] + spread[0] * draw("threshold_cell", 0, 1, C)
    phi = carrying[group] + spread[1] * draw("carrying_place", 0, 1, P)[place]
    delta = jnp.exp(signal[group] + spread[2] * draw("signal_place", 0, 1, P)[place])
    x = (threshold - phi) / delta + delta / 2
    share = expit(phi)
    rest = share * ndtr(x - delta) + (1 - share) * ndtr(x)
    found = jax.nn.log_sigmoid(phi) + log_ndtr(delta - x)
    vain = jax.nn.log_sigmoid(-phi) + log_ndtr(-x)
    numpyro.factor("counts", jnp.sum(finds * found + (searches - finds) * vain + (stops - searches) * jnp.log(rest)))
    numpyro.deterministic("threshold", expit(threshold))


def beta():
    spread = numpyro.sample("spread", dist.HalfNormal(0.25).expand([G]))
    threshold = expit(draw("threshold_group", -2, 1, G)[group] + draw("threshold_cell", 0, 1, C) * spread[group])
    carrying = jnp.concatenate([jnp.zeros(1), draw("carrying_place", 0, 0.25, P - 1)])
    width = jnp.concatenate([jnp.zeros(1), draw("width_place", 0, 0.5, P - 1)])
    phi = expit(draw("carrying_group", -3.5, 0.25, G)[group] + carrying[place])
    total = jnp.exp(draw("width_group", 2, 0.5, G)[group] + width[place])
    a, b = total * phi, total * (1 - phi)
    x = threshold[:, None] + (1 - threshold[:, None]) * nodes
    norm = gammaln(a) + gammaln(b) - gammaln(total)
    density = jnp.exp((a - 1)[:, None] * jnp.log(x) + (b - 1)[:, None] * jnp.log1p(-x) - norm[:, None])
    mass = density * (1 - threshold[:, None]) * weights
    searched, found = mass.sum(1), (mass * x).sum(1)
    vain = jnp.clip(searched - found, 1e-300)
    log = finds * jnp.log(found) + (searches - finds) * jnp.log(vain) + (stops - searches) * jnp.log1p(-searched)
    numpyro.factor("counts", jnp.sum(log))
    numpyro.deterministic("threshold", threshold)


kernel = NUTS({"discriminant": discriminant, "beta": beta}[kind], target_accept_prob=0.95)
chains = MCMC(kernel, num_warmup=warm_up, num_samples=draws, num_chains=2, chain_method="sequential", progress_bar=False)
chains.run(jax.random.PRNGKey(1))
cells = np.array(chains.get_samples(group_by_chain=True)["threshold"])
weight = np.array([stops[place == p].sum() for p in place])
published = np.array([float(row["inferred_threshold"]) for row in rows])
for g, name in enumerate(groups):
    own = group == g
    mean = (cells[:, :, own] * weight[own]).sum(-1) / weight[own].sum()
    low, high = np.quantile(mean, [0.025, 0.975])
    print(
        f'{{"state": "{state}", "model": "{kind}", "group": "{name}", '
        f'"published": {(published[own] * weight[own]).sum() / weight[own].sum():.4f}, "mean": {mean.mean():.4f}, '
        f'"sd": {mean.std():.4f}, "low": {low:.4f}, "high": {high:.4f}, '
        f'"rHat": {float(split_gelman_rubin(mean)):.3f}, "effectiveDraws": {float(effective_sample_size(mean)):.0f}}}',
        flush=True,
    )
